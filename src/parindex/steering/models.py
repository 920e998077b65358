"""All models of the floor, for Django to find."""

from parindex.steering.plans.models import ItemLeaf, Plan, PlanItem, PlanTarget

__all__ = ["ItemLeaf", "Plan", "PlanItem", "PlanTarget"]
