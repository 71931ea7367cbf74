git -C site -c init.defaultBranch=main init -q
git -C site add .
git -C site -c user.name=x -c user.email=x@x.be -c commit.gpgsign=false commit -qm x
# Other words, the same ways.
sed -i 's/Zet de potten in de schuur/Zet de potten in huis/' site/data/trees/vorst.yaml
