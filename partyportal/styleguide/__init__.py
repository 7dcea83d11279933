"""A page that shows every component in every state: only where DEBUG is on. Templates in templates/styleguide/."""
