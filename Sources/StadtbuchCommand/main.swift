print("stadtbuch")
