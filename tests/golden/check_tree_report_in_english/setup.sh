git -C site -c init.defaultBranch=main init -q
git -C site add .
git -C site -c user.name=x -c user.email=x@x.be -c commit.gpgsign=false commit -qm x
sed -i 's/unknown: true, next: praten/unknown: true, next: laten/' site/data/trees/boom.yaml
