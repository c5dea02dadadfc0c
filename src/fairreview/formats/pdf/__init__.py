"""What is known of PDF files by all who read them or write into them."""
