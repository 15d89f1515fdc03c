"""What several layers or designs share: inputs, ranges, quantities, and families of lines."""
