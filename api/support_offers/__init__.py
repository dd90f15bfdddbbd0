"""Support offers: what an economy, a forum or an organization can give."""
