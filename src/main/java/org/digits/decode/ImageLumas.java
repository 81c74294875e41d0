package org.digits.decode;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;

/**
 * Tells the luma of the pixels of a {@link BufferedImage}, from its samples as they are:
 * Java's own conversions would make greys and profiled colours lighter or darker.
 */
final class ImageLumas {

	private ImageLumas() {
	}

	/** Paints the whole image. */
	static void paint(BufferedImage image, Canvas canvas, Deadline deadline) throws Unreadable {
		Row row = row(image);
		byte[] lumas = new byte[image.getWidth()];
		for (int y = 0; y < image.getHeight(); y++) {
			deadline.check();
			row.read(y, lumas);
			canvas.row(y, lumas, 0);
		}
	}

	/** Reads the luma of a row. */
	private interface Row {

		void read(int y, byte[] lumas);

	}

	private static Row row(BufferedImage image) {
		Raster raster = image.getRaster();
		if (image.getColorModel() instanceof IndexColorModel palette) {
			return palette(raster, palette);
		}
		if (image.getColorModel() instanceof ComponentColorModel model) {
			return (model.getTransferType() <= DataBuffer.TYPE_USHORT) ? samples(raster, model) : reals(raster, model);
		}
		int[] colours = new int[image.getWidth()];
		return (y, lumas) -> {
			image.getRGB(0, y, lumas.length, 1, colours, 0, lumas.length);
			for (int x = 0; x < lumas.length; x++) {
				lumas[x] = (byte) Luma.ofArgb(colours[x]);
			}
		};
	}

	private static Row palette(Raster raster, IndexColorModel palette) {
		byte[] table = new byte[1 << Math.min(16, palette.getPixelSize())];
		for (int index = 0; index < Math.min(table.length, palette.getMapSize()); index++) {
			table[index] = (byte) Luma.ofArgb(palette.getRGB(index));
		}
		int[] indices = new int[raster.getWidth()];
		return (y, lumas) -> {
			raster.getSamples(0, y, lumas.length, 1, 0, indices);
			for (int x = 0; x < lumas.length; x++) {
				lumas[x] = table[indices[x] & table.length - 1];
			}
		};
	}

	/** Samples of up to 16 bits. */
	private static Row samples(Raster raster, ComponentColorModel model) {
		int bands = raster.getNumBands();
		int[] most = new int[bands];
		for (int band = 0; band < bands; band++) {
			most[band] = (1 << model.getComponentSize(band)) - 1;
		}
		int[] samples = new int[raster.getWidth() * bands];
		int[] colour = new int[bands];
		Colour colours = Colour.of(model);
		return (y, lumas) -> {
			raster.getPixels(0, y, lumas.length, 1, samples);
			for (int x = 0; x < lumas.length; x++) {
				for (int band = 0; band < bands; band++) {
					int sample = samples[x * bands + band];
					colour[band] = (most[band] == 255) ? sample : (int) (sample * 255L / most[band]);
				}
				lumas[x] = (byte) colours.luma(colour);
			}
		};
	}

	/** Samples of 32 bits, or broken numbers from 0 to 1. */
	private static Row reals(Raster raster, ComponentColorModel model) {
		int bands = raster.getNumBands();
		double most = switch (model.getTransferType()) {
			case DataBuffer.TYPE_FLOAT, DataBuffer.TYPE_DOUBLE -> 1;
			case DataBuffer.TYPE_SHORT -> Short.MAX_VALUE;
			default -> Math.pow(2, model.getComponentSize(0)) - 1;
		};
		double[] samples = new double[raster.getWidth() * bands];
		int[] colour = new int[bands];
		Colour colours = Colour.of(model);
		return (y, lumas) -> {
			raster.getPixels(0, y, lumas.length, 1, samples);
			for (int x = 0; x < lumas.length; x++) {
				for (int band = 0; band < bands; band++) {
					double sample = samples[x * bands + band];
					// What has its highest bit set is told as a negative int.
					double share = ((sample < 0 && most > Short.MAX_VALUE) ? sample + most + 1 : sample) / most;
					colour[band] = (int) Math.rint(255 * Math.min(1, Math.max(0, share)));
				}
				lumas[x] = (byte) colours.luma(colour);
			}
		};
	}

	/**
	 * What the samples of a pixel are.
	 *
	 * @param inks whether they are cyan, magenta, yellow and black
	 * @param count how many tell the colour
	 * @param alpha whether one more tells how much of it is seen
	 * @param premultiplied whether the others are less where less is seen
	 */
	private record Colour(boolean inks, int count, boolean alpha, boolean premultiplied) {

		static Colour of(ComponentColorModel model) {
			return new Colour(model.getColorSpace().getType() == ColorSpace.TYPE_CMYK, model.getNumColorComponents(),
					model.hasAlpha(), model.isAlphaPremultiplied());
		}

		int luma(int[] samples) {
			int luma = (this.count < 3) ? samples[0] : Luma.of(samples[0], samples[1], samples[2]);
			if (this.inks) {
				luma = (255 - luma) * (255 - samples[3]) / 255;
			}
			if (!this.alpha) {
				return luma;
			}
			int seen = samples[this.count];
			return this.premultiplied ? Math.min(255, luma + 255 - seen) : Luma.onWhite(luma, seen);
		}

	}

}
