"""The building blocks that every resource stands on; nothing here knows a resource."""
