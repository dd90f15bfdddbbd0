"""How well likeness finds overlaps among recommendations that a person judged."""
