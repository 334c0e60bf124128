"""Scenes: how the talk of an item ends, invented, each with what became of it.

- `scene`       a scene, and the files that hold them: `fitted/` may be looked at, `kept/` is only measured on
- `fit`         the weights of `service/drafting/weights.toml`, found from the fitted scenes and the meetings tuned on
- `worth`       the weights of `service/drafting/worth.toml`: which facts people kept of the meetings tuned on
- `measure`     how many outcomes are right, by folder
- `doubt`       how many of those that are wrong the draft tells to be doubtful, left out of the fit
- `reading`     how many a language model reads right, beside the rules

`python -m evaluation.scenes.fit` and `.worth` write the weights, `python -m evaluation.scenes.measure` tells what the
first are worth.
"""
