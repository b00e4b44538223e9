"""What looking for flows may cost: all modules together, and each of them, so that none uses up what others need."""

from onec.bsl.flow.flow import Cause


class Budget:
    """Steps that are left.

    Attributes:
        whole: for all modules; shares: for each of them.
    """

    __slots__ = ("shares", "whole")

    def __init__(self, whole: int, share: int, modules: int) -> None:
        self.whole = whole
        self.shares = [min(whole, share)] * modules

    def left(self, module: int) -> int:
        """Return how many steps a module may take now."""
        return min(self.whole, self.shares[module])

    def take(self, module: int) -> bool:
        """Count one step of a module, if it may take one."""
        if self.whole <= 0 or self.shares[module] <= 0:
            return False
        self.whole -= 1
        self.shares[module] -= 1
        return True

    def spend(self, module: int, steps: int) -> None:
        """Count steps that a module has taken."""
        self.whole -= steps
        self.shares[module] -= steps

    def cause(self, module: int) -> Cause:
        """Return what to say where none is left."""
        return Cause.PART if self.whole <= self.shares[module] else Cause.MODULE
