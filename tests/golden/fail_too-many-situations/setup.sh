# Seventeen answers that are all remembered, and all used in the last question.
mkdir -p site/data/trees
{
  printf 'id: band\ntitle: Is je fiets in orde?\nsummary: Kijk alles na.\npage: contact.md\nstart: v1\n'
  printf 'people:\n  - {id: jij, title: jij}\nwho: {today: [jij]}\n'
  printf 'quantities:\n  - {id: druk, label: Druk, unit: bar, minimum: 0, maximum: 10, step: 0.1}\nquestions:\n'
  for number in $(seq 1 17); do
    printf '  - id: v%s\n    text: Is deel %s nieuw?\n    remembers: deel-%s\n    everyone-knows: true\n' \
      "$number" "$number" "$number"
    printf '    answers:\n      - {id: ja, text: Ja, next: v%s}\n      - {id: nee, text: Nee, next: v%s}\n' \
      $((number + 1)) $((number + 1))
  done
  printf '  - id: v18\n    text: Hoe hard is de band?\n    everyone-knows: true\n'
  printf '    measure: {quantity: druk}\n    scales:\n'
  printf '      - when: {'
  for number in $(seq 1 17); do printf 'deel-%s: [ja, nee], ' "$number"; done
  printf '}\n        bands:\n          - {next: rijden}\n'
  printf 'outcomes:\n  - {id: rijden, title: Rij maar, final: true, actions: {today: [Rij maar.]}}\n'
  printf 'examples:\n  - id: nieuw\n    answers: {'
  for number in $(seq 1 17); do printf 'v%s: ja, ' "$number"; done
  printf 'v18: 4}\n    outcome: rijden\n'
} > site/data/trees/band.yaml
