"""What several families of questions share."""
