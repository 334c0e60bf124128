"""The way from a draft to a sealed referat: who must approve, and what the seal covers."""
