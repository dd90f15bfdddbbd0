"""KPIs: how an objective is measured, with baselines and targets where the plan has any."""
