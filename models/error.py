"""The one error that is meant for a person."""


class UdkastError(Exception):
    """Something a person can act on.

    `str(error)` is one line of good Danish: what is wrong and what to do next. It never quotes
    speech or a transcript. The command line prints it and exits with 2; a job stores it.
    """
