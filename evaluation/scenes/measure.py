"""How many outcomes of the scenes are right, by folder: `fitted` is in-sample, `kept` was never looked at."""

from evaluation.scenes.scene import scenes
from service.drafting.outcome import decide


def main() -> None:
    """Tell the figures, no scene of `kept`."""
    for folder in ("fitted", "kept"):
        found = scenes(folder)
        right = sum(decide(s.item, s.remarks, s.chair).outcome in s.outcomes for s in found)
        print(f"{folder}: {right}/{len(found)} {right / len(found):.1%}")  # noqa: T201 - a command's answer


if __name__ == "__main__":
    main()
