"""What next: what an answer says of ideas, when they come back, and which question is asked. No clock, no disk, no chance."""
