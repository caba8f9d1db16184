"""What a house looks like: colours, type, logo, drawing."""
