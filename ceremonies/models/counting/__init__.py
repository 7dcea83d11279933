"""What figures are counted from: kept equal to files, learners and steps by triggers, written by nobody else."""

from ceremonies.models.counting.tables import CountedFile, CountedLearner, CountedLot, CountedSteps

__all__ = ["CountedFile", "CountedLearner", "CountedLot", "CountedSteps"]
