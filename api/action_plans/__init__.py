"""Action plans (CTAPs): what each economy says of its own counter-terrorism work, by edition."""
