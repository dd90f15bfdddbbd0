"""IATI: the public record in the form that the aid community reads."""
