"""The command line.

- `main`     the console script: every command, and how errors become one Danish line and an exit status
- `draft`    `udkast draft`
- `agenda`   `udkast agenda`
- `weights`  `udkast models list|pull|verify`
- `users`    `udkast users add|list|link|reset|disable|enable|admin`
- `committees` `udkast committees add|list|role`
- `tokens`   `udkast tokens add|list|revoke`
- `desk`     the database, and who acts, when somebody at the machine itself changes it
- `lists`    a list on stdout
- `bars`     progress on stderr, a bar per stage
- `danish`   what the command-line library says of itself, in Danish

Other rooms add commands through the entry-point group `udkast.commands`, so that nothing is imported upwards.
"""
