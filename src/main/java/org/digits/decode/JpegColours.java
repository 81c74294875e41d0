package org.digits.decode;

import java.util.List;

/** What the components of a JPEG picture are, as far as a file tells. */
enum JpegColours {

	/** The first component is the luma, the others, if any, tell the hue. */
	LUMA_FIRST {
		@Override
		int luma(int[] colour) {
			return colour[0];
		}
	},

	/** Red, green and blue. */
	RGB {
		@Override
		int luma(int[] colour) {
			return Luma.of(colour[0], colour[1], colour[2]);
		}
	},

	/** Cyan, magenta, yellow and black ink: 255 is full ink. */
	CMYK {
		@Override
		int luma(int[] colour) {
			return (255 - Luma.of(colour[0], colour[1], colour[2])) * (255 - colour[3]) / 255;
		}
	},

	/** Inks as Adobe writes them: 255 is no ink. */
	ADOBE_CMYK {
		@Override
		int luma(int[] colour) {
			return Luma.of(colour[0], colour[1], colour[2]) * colour[3] / 255;
		}
	},

	/** Adobe's inks with the first three told as luma (of what they leave) and hue. */
	ADOBE_YCCK {
		@Override
		int luma(int[] colour) {
			return (255 - colour[0]) * colour[3] / 255;
		}
	};

	/**
	 * What the components are, by the rules of the Independent JPEG Group.
	 * @param components the components
	 * @param jfif whether the file says that it keeps to JFIF
	 * @param transform what an Adobe segment says, -1 where there is none
	 */
	static JpegColours of(List<JpegComponent> components, boolean jfif, int transform) {
		if (components.size() == 4) {
			return (transform < 0) ? CMYK : ((transform == 2) ? ADOBE_YCCK : ADOBE_CMYK);
		}
		if (components.size() != 3 || jfif || transform > 0) {
			return LUMA_FIRST;
		}
		boolean named = components.get(0).name == 'R' && components.get(1).name == 'G' && components.get(2).name == 'B';
		return (transform == 0 || named) ? RGB : LUMA_FIRST;
	}

	abstract int luma(int[] colour);

	/** The components that the luma depends on. */
	List<JpegComponent> needed(List<JpegComponent> components) {
		return (this == LUMA_FIRST) ? components.subList(0, 1) : components;
	}

}
