# Nobody can read such a tree: somebody had a script make its questions.
mkdir -p site/data/trees
{
  printf 'id: band\ntitle: Is je band in orde?\nsummary: Kijk alles na.\npage: contact.md\nstart: v1\nquestions:\n'
  for number in $(seq 1 2001); do
    printf '  - {id: v%s, text: "Is spaak %s recht?", answers: [{id: ja, text: Ja, next: v%s}]}\n' \
      "$number" "$number" $((number + 1))
  done | sed -e 's/, answers/, everyone-knows: true, answers/' -e 's/next: v2002/next: rijden/'
  printf 'outcomes:\n  - {id: rijden, title: Rij maar, final: true, actions: {today: [Rij maar.]}}\n'
} > site/data/trees/band.yaml
