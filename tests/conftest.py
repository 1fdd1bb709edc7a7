"""What all tests share."""

import copy
from collections.abc import Iterator

import pytest
from hydra._internal.config_repository import ConfigRepository
from hydra.core.object_type import ObjectType
from hydra.plugins.config_source import ConfigResult
from hypothesis import settings

# The same examples everywhere and every time, and no clock: machines differ.
settings.register_profile("jobcity", deadline=None, derandomize=True, database=None)
settings.load_profile("jobcity")


@pytest.fixture(scope="session", autouse=True)
def configuration_is_read_once() -> Iterator[None]:
    """Keep what Hydra reads of the package's own files, which no test changes.

    Tests compose configurations some thousand times, and most of that is reading YAML.
    """
    read = ConfigRepository.load_config
    kept: dict[tuple[str, str], ConfigResult] = {}

    def load_config(repository: ConfigRepository, config_path: str) -> ConfigResult | None:
        source = repository._find_object_source(config_path, ObjectType.CONFIG)
        if source is None or source.scheme() != "pkg":
            return read(repository, config_path)
        key = (source.path, config_path)
        if key not in kept:
            result = read(repository, config_path)
            if result is None:
                return None
            kept[key] = result
        result = copy.copy(kept[key])
        result.config = copy.deepcopy(result.config)  # composing changes it in place
        return result

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ConfigRepository, "load_config", load_config)
        yield
