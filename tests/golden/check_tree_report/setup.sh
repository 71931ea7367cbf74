git -C site -c init.defaultBranch=main init -q
git -C site add .
git -C site -c user.name=x -c user.email=x@x.be -c commit.gpgsign=false commit -qm x
# Later: plants may stay outside when it is a bit colder, else they come inside.
sed -i -e 's/label: Te koud, value: 5,/label: Te koud, value: 4,/' -e 's/zone: orange, next: afdekken/zone: orange, next: binnen/' \
  site/data/trees/vorst.yaml
