"""Where a plan stands: computed and measured KPIs."""
