"""Trains the networks: `python -m training.train --data DIR`.

First the large nets, each for what it is best at: two for MNIST's digits alone, one for digits in noise, one for everything that
comes. Then, from all of them, the student, which is small enough to be asked about every glyph. The large ones are its
teachers, and they are served too: they are asked where the student is in doubt. Stages can run side by side (`--only`).
"""
import argparse
import os
import pathlib
import time

os.environ.setdefault("KERAS_BACKEND", "jax")

STAGES = {"light-3": 150, "light-5": 100, "noise": 300, "teacher": 300, "student": 300}  # seconds on one H100


def main():
    p = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    p.add_argument("--data", required=True, help="folder with mnist/, and perhaps unipen/ and hwd1000/; MNIST is fetched if it isn't there")
    p.add_argument("--out", default="training/out", type=pathlib.Path, help="where the Keras models go")
    p.add_argument("--cache", default=None, help="keep the prepared arrays in this .npz")
    p.add_argument("--cuts", default=None, help="what training.cuts made; without it the nets see no cuts of lines")
    p.add_argument("--only", choices=STAGES, nargs="*", default=list(STAGES))
    p.add_argument("--start", type=pathlib.Path, default=None, help="folder with nets of an earlier run (.keras) that training goes on with")
    p.add_argument("--seed", type=int, default=1)
    p.add_argument("--rate", type=float, default=3e-3, help="of a student; a large net has two thirds of it")
    p.add_argument("--batch", type=int, default=2048)
    p.add_argument("--times", type=float, default=1.0, help="how long, in times of what is meant for an H100")
    p.add_argument("--steps", type=int, default=None, help="of every stage, in place of a time: for a try")
    a = p.parse_args()

    import jax
    import keras
    import numpy as np

    from training import data, evaluate, fit, network, pictures

    BUILD = {"light-3": lambda t: network.specialist(t, 3), "light-5": lambda t: network.specialist(t, 5), "noise": network.teacher,
             "teacher": network.teacher, "student": network.student}
    begin = time.time()
    say = lambda text: print(f"[{time.time() - begin:5.0f}] {' '.join(a.only) + ': ' if len(a.only) < len(STAGES) else ''}{text}", flush=True)
    say(f"{jax.devices()[0].device_kind}, jax {jax.__version__}")
    d = data.prepared(a.data, a.cache)
    if a.cuts:
        d.update(np.load(a.cuts))
    bank = pictures.bank(d)
    everything = pictures.EVERYTHING if a.cuts else pictures.WITHOUT_CUTS
    a.out.mkdir(parents=True, exist_ok=True)

    def earlier(name):
        at = a.start / f"{name}.keras" if a.start else None
        return keras.models.load_model(at) if at and at.exists() else None

    def stage(kind, shares, rate, name, teachers=()):
        net = fit.Net(name, BUILD[kind], a.seed, rate, earlier(name))
        model, steps = fit.fit(net, bank, batch=a.batch, shares=shares, steps=a.steps, seconds=STAGES[kind] * a.times, teachers=teachers, say=say)
        model.save(a.out / f"{name}.keras")
        say(f"{steps} steps: " + evaluate.line(evaluate.figures(model, d)))

    for name, shares in (("light-3", pictures.MNIST_ALONE), ("light-5", pictures.MNIST_ALONE), ("noise", pictures.MNIST_IN_NOISE), ("teacher", everything)):
        if name in a.only:
            stage(name, shares, a.rate * 2 / 3, name)
    if "student" in a.only:
        of = lambda name, *kinds: fit.Teacher(fit.predictor(keras.models.load_model(a.out / f"{name}.keras"), BUILD[name]), kinds)
        plain = ("raw", "light")
        teachers = [of("light-3", *plain), of("light-5", *plain), of("noise", "noisy", *plain), of("teacher", *(k for k in everything if k not in plain))]
        stage("student", everything, a.rate, f"student-{a.seed}", teachers)


if __name__ == "__main__":
    main()
