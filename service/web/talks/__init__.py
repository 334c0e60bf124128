"""What the pages of talks share.

- `filling`   a field of the referat as inputs, and what was typed in them as a field
- `showing`   a field of the referat, and people's answers, as a page shows them
"""
