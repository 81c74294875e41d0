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
		return (y, lumas) -> {
			raster.getPixels(0, y, lumas.length, 1, samples);
			for (int x = 0; x < lumas.length; x++) {
				for (int band = 0; band < bands; band++) {
					int sample = samples[x * bands + band];
					colour[band] = (most[band] == 255) ? sample : (int) (sample * 255L / most[band]);
				}
				lumas[x] = (byte) luma(model, colour);
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
		return (y, lumas) -> {
			raster.getPixels(0, y, lumas.length, 1, samples);
			for (int x = 0; x < lumas.length; x++) {
				for (int band = 0; band < bands; band++) {
					double sample = samples[x * bands + band];
					// What has its highest bit set is told as a negative int.
					double share = ((sample < 0 && most > Short.MAX_VALUE) ? sample + most + 1 : sample) / most;
					colour[band] = (int) Math.rint(255 * Math.min(1, Math.max(0, share)));
				}
				lumas[x] = (byte) luma(model, colour);
			}
		};
	}

	private static int luma(ComponentColorModel model, int[] colour) {
		int colours = model.getNumColorComponents();
		int luma = switch (model.getColorSpace().getType()) {
			case ColorSpace.TYPE_CMYK -> (255 - Luma.of(colour[0], colour[1], colour[2])) * (255 - colour[3]) / 255;
			default -> (colours < 3) ? colour[0] : Luma.of(colour[0], colour[1], colour[2]);
		};
		if (!model.hasAlpha()) {
			return luma;
		}
		int alpha = colour[colours];
		return model.isAlphaPremultiplied() ? Math.min(255, luma + 255 - alpha) : Luma.onWhite(luma, alpha);
	}

}
