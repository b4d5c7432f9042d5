#!/bin/bash
#SBATCH --job-name=quoth
#SBATCH --array=0-9
#SBATCH --output=quoth-%a.log
# Slurm: each task of the array takes its share of the lines of a file, whole lines, and writes its part of the result.
#   sbatch --array=0-99 examples/engines/slurm.sh articles.ndjson parts
#   cat parts/*.ndjson >out.ndjson      # in order: what one process writes
# A part that is there is done: submit the same again after a failure.
set -euo pipefail
input=$1 parts=$2 task=$((SLURM_ARRAY_TASK_ID - SLURM_ARRAY_TASK_MIN)) count=$SLURM_ARRAY_TASK_COUNT
part=$parts/$(printf %06d "$task")-of-$count.ndjson
mkdir -p "$parts"
[ -f "$part" ] || {
  split --number="l/$((task + 1))/$count" "$input" | "${QUOTH:-quoth}" filter >"$part.$SLURM_ARRAY_TASK_ID.tmp"
  mv "$part.$SLURM_ARRAY_TASK_ID.tmp" "$part"
}
