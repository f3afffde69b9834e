# Reads what EdgeTempo leaves with base R: Rscript read_results.R RUN...
# Every file, column and unit: docs/outputs.md. The record, run.json, needs the package jsonlite.
folders <- commandArgs(trailingOnly = TRUE)
runs <- do.call(rbind, lapply(folders, function(folder) {
  episodes <- read.csv(file.path(folder, "episodes.csv"))
  data.frame(run = basename(folder), episode = episodes$episode, reward = episodes$reward)
}))
last <- runs[runs$episode >= max(runs$episode) - 49, ]
print(aggregate(reward ~ run, data = last, FUN = function(x) c(mean = mean(x), sd = sd(x), n = length(x))))

# The plan stays text, p: and 0/1 digits, servers apart by a space.
frames <- read.csv(file.path(folders[1], "frames.csv"), colClasses = c(plan = "character"))
print(strsplit(sub("^p:", "", tail(frames$plan, 1)), " ")[[1]])
