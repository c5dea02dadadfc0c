"""What can only be seen across documents: consistency, links to the mission, gaps between groups."""
