"""The four areas that cut across APEC's fora: supply chains, travel, finance, infrastructure."""
