"""A digit recogniser as a tutorial has it: Flask, Pillow and Keras' model.predict.

    MODEL=models/CNN-MNIST.h5 PORT=5000 python3 flask_app.py          # Flask's own server
    MODEL=models/CNN-MNIST.h5 gunicorn -w 2 -b 127.0.0.1:5000 flask_app:app
"""
import os

import keras
import numpy
from flask import Flask, jsonify, request
from PIL import Image, ImageOps

app = Flask(__name__)
model = keras.models.load_model(os.environ["MODEL"], compile=False)


@app.route("/predict", methods=["POST"])
def predict():
    image = Image.open(request.files["image"].stream).convert("L")
    image = ImageOps.invert(image).resize((28, 28))
    pixels = numpy.asarray(image, dtype="float32").reshape(1, 28, 28, 1) / 255
    probabilities = model.predict(pixels, verbose=0)[0]
    return jsonify(number=str(int(probabilities.argmax())), confidence=float(probabilities.max()))


if __name__ == "__main__":
    app.run(host="127.0.0.1", port=int(os.environ.get("PORT", "5000")))
