"""Jobs: the stages of a meeting, run in the background so that nothing is done twice and nothing is lost.

- `queue`     JobQueue: what the desk asks of; DBOS' durable queue on a SQLite file of its own
- `runner`    Runner: one stage of one job, whatever happens to it
- `talk_runner`, `talk_record`  the same for a talk's recording, in the table `talk_jobs`
- `matter`    what a meeting is drafted from, read from its rows
- `results`   what its stages have given so far, and what of it is to be made anew
- `opening`   a finished draft comes to the desk; beside what people have edited it is a proposal
- `record`    Record: what a person may see of jobs, in the tables `jobs` and `job_stages`
- `watch`     StageWatch: tells the record how far a stage is, once a second at most
- `estimate`  how long a stage takes on this machine
- `problem`   what went wrong, in one Danish line that says what to do
- `keeping`   how long what the stages gave is kept
- `plain`     what the queue may hold: ids and codes

The queue's own tables never hold content: jobs go in as ids and come out as codes.
"""

from service.jobs.queue import JobQueue

__all__ = ["JobQueue"]
