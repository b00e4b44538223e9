"""What is done with each module, each part and all of an artifact; and nothing of it where the cache has the result."""

from collections.abc import Iterator, Sequence
from types import ModuleType
from typing import Any

from checks.attempt import Attempt
from checks.author_requests import AuthorRequests
from checks.code.bounded import places
from checks.code.cache import Cache, base_key, digest, module_key
from checks.code.commons import Commons
from checks.code.findings import FindingMaker, Found
from checks.code.flows import flow_findings
from checks.code.looked import Looked
from checks.code.parts import Links, links
from checks.code.places import Places
from checks.code.plain import finding, module_graphs, plain_finding, plain_graphs
from checks.code.program import program_findings
from checks.code.rule_set import RuleSet
from checks.code.units import Unit, common_modules
from checks.code.watched import Watched
from checks.finding import Finding
from checks.subject import Subject
from onec.bsl.call_facts import ModuleFacts, module_facts
from onec.bsl.client import runs_on_client
from onec.bsl.code import Code
from onec.bsl.flow.build import build
from onec.bsl.flow.graph import ModuleGraphs
from onec.bsl.lexer import Tokens
from onec.bsl.parser import parse
from onec.bsl.plain_facts import from_plain, plain
from onec.bsl.requests import requests_in


class Examiner:
    """The rules at work on one artifact."""

    def __init__(
        self, subject: Subject, attempt: Attempt, modules: Sequence[ModuleType], rules: RuleSet, cache: Cache
    ) -> None:
        self._attempt = attempt
        self._modules = modules
        self._rules = rules
        self._cache = cache
        self._commons = common_modules(subject)
        self._exports = {name: digest(*sorted(methods)) for name, methods in self._commons.items()} if cache else {}
        self._base = base_key(rules.digest, (one.RULE.name for one in modules), self._commons) if cache else ""

    def module(self, unit: Unit) -> tuple[Looked, list[Finding]]:
        """Return what is to be held of a module, and what the rules find in it alone."""
        key = module_key(self._base, unit) if self._cache else ""
        kept = self._cache.load(key, lambda data: self._looked(unit, key, data))
        if kept:
            return kept
        watched = Watched(self._attempt)
        code = self._code(unit)
        hits, graphs, sides = self._examine(code, watched)
        used = self._used(code)
        maker = _maker(unit, code.module.tokens) if hits else None
        del code  # its tree is the largest thing there is
        found = list(maker.make(self._rules.by_name, hits)) if maker else []
        requests = maker.requests if maker else None
        own = digest(key, repr(used)) if key else ""
        looked = Looked(unit, own, _names(found), sides, links(graphs), graphs, requests)
        if self._cache and not watched.broken:
            self._cache.save(_graphs_key(looked.key), plain_graphs(graphs))
            self._cache.save(key, [used, [plain_finding(one) for one in found], sides, looked.links])
        return looked, found

    def flows(self, looked: Sequence[Looked], part: Sequence[int]) -> Iterator[tuple[int, Finding]]:
        """Yield what flows over a part of the modules tell, with the number of the module in which they end."""
        key = digest("flows", *(looked[number].key for number in part)) if self._cache else ""
        found = self._cache.load(
            key, lambda data: [(number, finding(one, self._rules.by_name)) for number, one in data]
        )
        if found is None:
            ones = [looked[number] for number in part]
            graphs = [self._graphs(one) for one in ones]
            found = list(flow_findings(ones, graphs, self._rules))
            if self._cache:
                self._cache.save(key, [(number, plain_finding(one)) for number, one in found])
        for number, one in found:
            yield part[number], one

    def program(self, looked: Sequence[Looked]) -> list[Finding]:
        """Return what the checks on all modules find."""
        key = digest("program", *(one.key for one in looked)) if self._cache else ""
        found = self._cache.load(key, self._findings)
        if found is None:
            watched = Watched(self._attempt)
            found = list(program_findings(looked, self._modules, self._rules, watched, self._facts))
            if self._cache and not watched.broken:
                self._cache.save(key, [plain_finding(one) for one in found])
        return found

    def _looked(self, unit: Unit, key: str, data: Any) -> tuple[Looked, list[Finding]]:  # noqa: ANN401 (what JSON made)
        used, findings, sides, (name, calls, ends) = data
        if used != {one: self._exports[one] for one in used}:
            raise LookupError(key)
        found = self._findings(findings)
        key = digest(key, repr(used))
        return Looked(unit, key, _names(found), sides, Links(name, tuple(calls), ends), None), found

    def _used(self, code: Code) -> dict[str, str]:
        """Return the common modules whose methods were asked for, with a digest of these."""
        asked = code.commons.asked if self._cache and isinstance(code.commons, Commons) else ()
        return {name: self._exports[name] for name in sorted(asked)}

    def _examine(self, code: Code, attempt: Attempt) -> tuple[list[Found], ModuleGraphs, dict[str, bool | None]]:
        """Return the places that rules find in one module, what it does to data, and where its methods run."""
        hits = self._rules.pack.match(code)
        for module in self._modules:
            if hasattr(module, "check_module"):
                hits += attempt(module.RULE.name, lambda module=module: list(module.check_module(code))) or ()  # type: ignore[misc]
        found = list(places(code, hits))
        graphs = build(code, self._rules.flows.tables)
        names = [one.name.lower() for one in graphs.methods if one.sinks]
        return found, graphs, {name: runs_on_client(code, name) for name in names}

    def _graphs(self, one: Looked) -> ModuleGraphs:
        if one.graphs:
            return one.graphs
        kept = self._cache.load(_graphs_key(one.key), module_graphs)
        return kept or build(self._code(one.unit), self._rules.flows.tables)

    def _facts(self, one: Looked) -> ModuleFacts:
        key = digest("facts", one.key)
        found = self._cache.load(key, from_plain)
        if found is None:
            found = module_facts(self._code(one.unit))
            if self._cache:
                self._cache.save(key, plain(found))
        return found

    def _findings(self, data: Any) -> list[Finding]:  # noqa: ANN401 (what JSON made of findings)
        return [finding(one, self._rules.by_name) for one in data]

    def _numbered(self, data: Any) -> list[tuple[int, Finding]]:  # noqa: ANN401 (what JSON made of them)
        return [(number, finding(one, self._rules.by_name)) for number, one in data]

    def _code(self, unit: Unit) -> Code:
        return Code(parse(unit.module.text), unit.around, Commons(self._commons))


def _maker(unit: Unit, tokens: Tokens) -> FindingMaker:
    return FindingMaker(unit, AuthorRequests(requests_in(tokens)), Places(unit, tokens.text))


def _graphs_key(key: str) -> str:
    return digest("graphs", key)


def _names(found: Sequence[Finding]) -> frozenset[str]:
    return frozenset(one.rule.name for one in found)
