"""Make all excerpts on a Dask cluster: the one line that differs is `executor=`.

pip install outcome_reports[cluster]
python examples/excerpts_on_a_cluster.py [EDITION [FOLDER]]
"""

import sys
from pathlib import Path

from distributed import Client, LocalCluster

import outcome_reports as outr

if __name__ == "__main__":
    edition = sys.argv[1] if len(sys.argv) > 1 else "content/fourth-2026"
    folder = Path(sys.argv[2] if len(sys.argv) > 2 else "build/examples/cluster")
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster, Client(cluster) as client:
        report = outr.build(
            edition, folder, documents=[], excerpts="all", formats=["html"], executor=client.get_executor()
        )
    print(f"{len(report.made)} excerpts in {report.folder}, {len(report.failed)} failed")
