package org.digits.web;

/** The examples of the OpenAPI description and of the guide. */
final class ApiExamples {

	static final String READ = """
			{
			  "outcome": "read",
			  "number": "7",
			  "confidence": 0.9996,
			  "lines": [
			    {
			      "number": "7",
			      "confidence": 0.9996,
			      "digits": [
			        {
			          "digit": "7",
			          "confidence": 0.9996,
			          "candidates": [
			            { "digit": "7", "probability": 0.9996 },
			            { "digit": "1", "probability": 0.0003 }
			          ],
			          "box": { "x": 31, "y": 12, "width": 22, "height": 40 },
			          "slant": 8.5,
			          "strokeWidth": 3.1
			        }
			      ]
			    }
			  ],
			  "reason": null,
			  "model": "CNN-MNIST@3f9c0a1b2c3d",
			  "turned": 0
			}
			""";

	static final String UNSURE = """
			{
			  "outcome": "unsure",
			  "number": "7",
			  "confidence": 0.62,
			  "lines": [
			    {
			      "number": "7",
			      "confidence": 0.62,
			      "digits": [
			        {
			          "digit": "7",
			          "confidence": 0.62,
			          "candidates": [
			            { "digit": "7", "probability": 0.62 },
			            { "digit": "1", "probability": 0.36 }
			          ],
			          "box": { "x": 31, "y": 12, "width": 12, "height": 40 },
			          "slant": 3.0,
			          "strokeWidth": 3.1
			        }
			      ]
			    }
			  ],
			  "reason": "The digit may also be a 1.",
			  "model": "CNN-MNIST@3f9c0a1b2c3d",
			  "turned": 0
			}
			""";

	static final String BLANK = """
			{
			  "outcome": "blank",
			  "number": null,
			  "confidence": 0.99,
			  "lines": [],
			  "reason": "Nothing is written here.",
			  "model": "CNN-MNIST@3f9c0a1b2c3d",
			  "turned": 0
			}
			""";

	static final String STROKES = """
			{
			  "width": 300,
			  "height": 200,
			  "strokes": [
			    { "points": [[110, 40, 0], [150, 44, 60], [192, 38, 130], [160, 100, 240], [140, 168, 350]] }
			  ]
			}
			""";

	static final String BAD_STROKES = """
			{
			  "type": "/problems/bad-strokes",
			  "title": "The strokes can’t be read",
			  "status": 400,
			  "detail": "Stroke 2 has no points."
			}
			""";

	static final String DAMAGED = """
			{
			  "type": "/problems/damaged-picture",
			  "title": "The picture is damaged",
			  "status": 400,
			  "detail": "The file ends in the middle of the picture."
			}
			""";

	static final String SEVERAL = "{ \"readings\": [\n" + BLANK + ",\n" + DAMAGED + "] }";

	static final String TOO_LARGE = """
			{
			  "type": "/problems/too-many-bytes",
			  "title": "The picture is too large",
			  "status": 413,
			  "detail": "A picture may have 20 MB."
			}
			""";

	static final String NOT_A_PICTURE = """
			{
			  "type": "/problems/not-a-picture",
			  "title": "Not a picture that can be read here",
			  "status": 415,
			  "detail": "This is a PDF. Export it as a PNG or JPEG."
			}
			""";

	static final String TOO_SLOW = """
			{
			  "type": "/problems/too-slow",
			  "title": "The upload took too long",
			  "status": 408,
			  "detail": "What was sent came too slowly, or stopped coming."
			}
			""";

	static final String TOO_MANY_REQUESTS = """
			{
			  "type": "/problems/too-many-requests",
			  "title": "Too many pictures from one place",
			  "status": 429,
			  "detail": "Your address has sent more pictures than one may in so short a time."
			}
			""";

	static final String BUSY = """
			{
			  "type": "/problems/busy",
			  "title": "Too much to read at once",
			  "status": 503,
			  "detail": "More pictures have come than can be read at once; try again in a second."
			}
			""";

	private ApiExamples() {
	}

}
