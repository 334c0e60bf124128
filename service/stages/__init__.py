"""The way through the house, one stage at a time.

- `drafting`   a recording (or a transcript) and a dagsorden become the files of a draft: the main job
- `talking`    a talk's recording, transcript or notes become the files of its draft
- `making`     what drafting a meeting and a talk share: workspace, warnings, run.json
- `course`     one meeting's stages, each of which can be run by itself
- `listening`  the stages that run on weights: sound, speech, speakers, drafting
- `worker`     a stage runs in a process of its own, so that its memory goes back when it ends
- `workspace`  what a finished stage gave is kept, so that no stage is repeated
- `equipment`  a profile's weights, found and whole before the work begins
- `sequence`   stages one after the other, each once
- `writing`    the files of a draft
- `output`     the result folder gets all files or none
- `program`    which program this is, so that old code's results are not taken for new ones
- `run`        what a run cost: seconds, memory, models (run.json)
- `watch`      who is told how far it has come

The command line, the job queue and the evaluation all run these same stages. Nothing is imported here, so that a
command which needs no models starts without them.
"""
