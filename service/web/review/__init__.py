"""What the review page shows, as values for its templates.

- `outcome`    the outcomes in Danish, in the order of the list
- `hearing`    one item's part of the transcript: who said what, and which words are uncertain
- `decision`   the Beslutning: its sentences with their sources and doubts
- `work`       the page of one item: all of the above, and the list of items beside it
- `revision`   what was changed when and by whom, and a new draft compared with what stands
"""
