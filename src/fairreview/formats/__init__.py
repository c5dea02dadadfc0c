"""What both reading a file format and answering in it rest on."""
