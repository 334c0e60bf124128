"""What the pages of meetings share.

- `wording`     states and stages as a person reads them, and where each leads
- `attendance`  participants as lines of a text field
- `setting_up`  the form of a new meeting
"""
