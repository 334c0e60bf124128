"""The scenes, and the weights that are fitted on them."""

from evaluation.scenes.fit import examples, fitted
from evaluation.scenes.scene import scenes
from service.drafting import weighing
from service.drafting.outcome import decide


def test_no_kept_scene_is_fitted_on() -> None:
    def told(folder: str) -> set[tuple[str, ...]]:
        return {(s.item.title, *(r.text for r in s.remarks)) for s in scenes(folder)}

    assert not told("fitted") & told("kept")


def test_most_scenes_that_are_fitted_on_end_as_they_should() -> None:
    every = scenes("fitted")
    right = sum(decide(s.item, s.remarks, s.chair).outcome in s.outcomes for s in every)
    assert right >= 0.85 * len(every)


def test_weights_fitted_on_scenes_tell_those_scenes_apart() -> None:
    of = examples(scenes("fitted")[:120])["departing"]
    weights = fitted(of, 1.0)
    right = sum(max(s := weighing.weighed(f, weights), key=lambda c: s[c]) in wanted for _, f, wanted in of)
    assert right >= 0.9 * len(of)
