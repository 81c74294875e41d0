"""Trains the network, writes models/CNN-MNIST.h5 and its card: `python -m training.train --data DIR`."""
import argparse
import os
import pathlib
import time

os.environ.setdefault("KERAS_BACKEND", "jax")


def main():
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("--data", required=True, help="folder with mnist/, and perhaps unipen/ and hwd1000/; MNIST is fetched if it isn't there")
    p.add_argument("--out", default="training/out", help="where the Keras models go")
    p.add_argument("--cache", default=None, help="keep the prepared arrays in this .npz")
    p.add_argument("--seed", type=int, default=1, help="the first seed")
    p.add_argument("--seeds", type=int, default=1, help="how many students are trained, one seed after the other")
    p.add_argument("--teachers", type=int, default=0, help="how many large nets are trained first, to learn from")
    p.add_argument("--teach-with", nargs="*", default=[], help="teachers that are there already (.keras)")
    p.add_argument("--teacher-start", default=None, help="a teacher (.keras) that training goes on with")
    p.add_argument("--start", default=None, help="a student (.keras) that training goes on with")
    p.add_argument("--rate", type=float, default=3e-3, help="of a student; a teacher has two thirds of it")
    p.add_argument("--width", type=int, default=64, help="of a teacher")
    p.add_argument("--batch", type=int, default=2048)
    p.add_argument("--steps", type=int, default=None, help="for every student")
    p.add_argument("--seconds", type=float, default=None, help="for every student, in place of --steps")
    p.add_argument("--teacher-steps", type=int, default=None)
    p.add_argument("--teacher-seconds", type=float, default=None)
    a = p.parse_args()
    if not a.steps and not a.seconds:
        a.steps = 12000

    import jax
    import numpy as np

    from training import data, evaluate, fit, network, pictures

    begin = time.time()
    say = lambda text: print(f"[{time.time() - begin:5.0f}] {text}", flush=True)
    say(f"{jax.devices()[0].device_kind}, jax {jax.__version__}")
    d = data.prepared(a.data, a.cache)
    bank = pictures.bank(d)
    out = pathlib.Path(a.out)
    out.mkdir(parents=True, exist_ok=True)

    import keras

    load = lambda path: keras.models.load_model(path) if path else None
    teachers = []
    for path in a.teach_with:
        teachers.append(fit.predictor(keras.models.load_model(path)))
    for i in range(a.teachers):
        seed = 1000 + a.seed + i
        model, steps = fit.fit(lambda t: network.teacher(t, a.width), bank, seed=seed, batch=a.batch, steps=a.teacher_steps,
                               seconds=a.teacher_seconds, rate=a.rate * 2 / 3, start=load(a.teacher_start), name=f"teacher {seed}", say=say)
        model.save(out / f"teacher-{seed}.keras")
        say(f"teacher {seed}: " + evaluate.line(evaluate.figures(model, d)))
        teachers.append(fit.predictor(model))
    for i in range(a.seeds):
        seed = a.seed + i
        model, steps = fit.fit(network.student, bank, seed=seed, batch=a.batch, steps=a.steps, seconds=a.seconds, rate=a.rate, start=load(a.start),
                               teachers=teachers, name=f"seed {seed}", say=say)
        model.save(out / f"student-{seed}.keras")
        say(f"seed {seed}: " + evaluate.line(evaluate.figures(model, d)))


if __name__ == "__main__":
    main()
