"""Serves a GGUF model on loopback with an OpenAI-compatible interface, for the test with a real model.

    python serve.py MODEL.gguf PORT [THREADS]

Needs the package xllamacpp. Stops when its standard input is closed, so that it never outlives the
test that started it.
"""

import sys

import xllamacpp

model, port = sys.argv[1], int(sys.argv[2])
parameters = xllamacpp.CommonParams()
parameters.model.path = model
parameters.hostnames = ["127.0.0.1"]
parameters.port = port
parameters.n_ctx = 8192
parameters.n_parallel = 1
threads = int(sys.argv[3]) if len(sys.argv) > 3 else 1
parameters.cpuparams.n_threads = threads
parameters.cpuparams_batch.n_threads = threads
parameters.use_jinja = True
parameters.warmup = False
server = xllamacpp.Server(parameters)
print("listening on", server.listening_address, flush=True)
sys.stdin.read()
