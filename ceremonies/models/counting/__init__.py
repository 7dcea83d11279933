"""What figures are counted from: kept equal to files, people and steps by triggers, written by nobody else."""

from ceremonies.models.counting.tables import CountedFile, CountedLot, CountedSteps

__all__ = ["CountedFile", "CountedLot", "CountedSteps"]
