"""Rules: what is forbidden, why, and how it is said in Russian and English.

One YAML file a rule in `packs/`, one a policy in `policies/`; `README.md` tells rule authors how to write them.
Nothing here looks at a file of 1C: the checks do, and name the rule they apply.
"""
