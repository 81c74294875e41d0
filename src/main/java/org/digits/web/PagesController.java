package org.digits.web;

import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Supplier;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.digits.classify.Classifier;
import org.digits.explain.LookAlikes;
import org.digits.reading.NumberReader;
import org.digits.reading.Reading;
import org.digits.reading.Reading.ReadDigit;
import org.digits.repair.Repair;
import org.digits.repair.Repairs;
import org.digits.tongue.Spelled;
import org.digits.tongue.Tongues;
import org.digits.tongue.Wording;
import org.digits.tongue.Words;
import org.digits.web.Answer.Answered;
import org.digits.web.Answer.Refused;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The pages. They work without scripts; a script only adds to them. */
@Hidden
@Controller
class PagesController {

	private final ReadingDesk desk;

	private final Classifier classifier;

	private final NumberReader reader;

	private final JsonMapper json;

	private final LookAlikes lookAlikes;

	private final Drawings drawings;

	private final FailureAnswers failures;

	private final Tongues tongues;

	private final Supplier<GuideVideo> video;

	PagesController(ReadingDesk desk, Classifier classifier, NumberReader reader, JsonMapper json, Drawings drawings,
			FailureAnswers failures, Tongues tongues) {
		this.desk = desk;
		this.classifier = classifier;
		this.reader = reader;
		this.json = json;
		this.lookAlikes = new LookAlikes(classifier);
		this.drawings = drawings;
		this.failures = failures;
		this.tongues = tongues;
		this.video = SingletonSupplier.of(() -> GuideVideo.recorded(json));
	}

	@GetMapping("/")
	String home() {
		return "home";
	}

	@GetMapping("/guide")
	String guide(Model model) {
		model.addAttribute("example", ApiExamples.READ)
			.addAttribute("video", this.video.get())
			.addAttribute("limits", limits())
			.addAttribute("address", ServletUriComponentsBuilder.fromCurrentContextPath().toUriString());
		return "guide";
	}

	@GetMapping("/limits")
	String limits(Model model) {
		model.addAttribute("limits", limits());
		return "limits";
	}

	private LimitsPage limits() {
		return LimitsPage.of(this.classifier.card(), this.reader.acceptedError(), this.tongues.here());
	}

	/** What is said in the guide's video, in the reader's language. */
	@ResponseBody
	@GetMapping(path = "/guide/captions.vtt", produces = "text/vtt;charset=UTF-8")
	String captions() {
		return this.video.get().captions(this.tongues.here());
	}

	@GetMapping("/problems/{name}")
	String problem(@PathVariable String name, Model model) {
		Problem problem = Problem.named(name).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
		model.addAttribute("problem", problem);
		return "problem";
	}

	/** Where a reload of the result without its form leads. */
	@GetMapping("/predict")
	String again() {
		return "redirect:/";
	}

	@PostMapping(path = "/predict", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
	ModelAndView predict(@RequestPart(required = false) @Nullable List<MultipartFile> image,
			@RequestParam(required = false) @Min(1) @Max(100) @Nullable Integer digits, HttpServletRequest request)
			throws IOException {
		OptionalInt expected = (digits != null) ? OptionalInt.of(digits) : OptionalInt.empty();
		Sent sent;
		Repairs repairs;
		try {
			sent = sent((image != null) ? image : List.of(), request);
			repairs = RepairForm.of(request.getParameter("repairs"), request.getParameter("do"),
					request.getParameter("number"), request.getParameterMap());
		}
		catch (Drawings.Unusable ex) {
			return this.failures.page(ex.refused(), request.getRequestURI());
		}
		catch (IllegalArgumentException ex) {
			return this.failures.page(new Refused(Problem.BAD_REQUEST, Words.of("problem.bad-request.advice")),
					request.getRequestURI());
		}
		if (sent == null) {
			return this.failures.page(new Refused(Problem.MISSING_PICTURE, Words.of("problem.missing-picture.choose")),
					request.getRequestURI());
		}
		Answer answer = this.desk.mend(sent, expected, repairs);
		return (answer instanceof Refused refused) ? this.failures.page(refused, request.getRequestURI())
				: result((Answered) answer, sent, expected, withTurn(repairs, (Answered) answer));
	}

	/** A file, what was written on the pad, or what the page of an answer gave back. */
	private @Nullable Sent sent(List<MultipartFile> images, HttpServletRequest request)
			throws IOException, Drawings.Unusable {
		MultipartFile chosen = chosen(images);
		if (chosen != null) {
			return Sent.File.fresh(chosen.getBytes());
		}
		String strokes = request.getParameter("strokes");
		if (strokes != null && !strokes.isBlank()) {
			return new Sent.Written(strokes, this.drawings.of(strokes));
		}
		String picture = request.getParameter("picture");
		return (picture != null && !picture.isBlank())
				? new Sent.File(Base64.getDecoder().decode(picture), scale(request.getParameter("scale")), true) : null;
	}

	private static double scale(@Nullable String text) {
		double scale = (text != null) ? Double.parseDouble(text) : 1;
		if (!(scale >= 1 && scale <= 100)) {
			throw new IllegalArgumentException("No scale");
		}
		return scale;
	}

	/** What was turned as it was read is turned like what a person has turned. */
	private static Repairs withTurn(Repairs repairs, Answered answer) {
		int turned = answer.trace().reading().turned();
		return (repairs.isEmpty() && turned > 0) ? repairs.with(new Repair.Turn(turned)) : repairs;
	}

	private ModelAndView result(Answered answer, Sent sent, OptionalInt expected, Repairs repairs) {
		Wording wording = this.tongues.here();
		Reading reading = answer.trace().reading();
		String json = this.json.writerWithDefaultPrettyPrinter()
			.writeValueAsString(ReadingDocument.of(reading, wording));
		List<ReadDigit> digits = reading.lines().stream().flatMap((line) -> line.digits().stream()).toList();
		ResultPage page = ResultPage.of(answer.trace(), expected, wording);
		return new ModelAndView("result").addObject("result", page)
			.addObject("rub", RubbingPage.of(answer.trace(), repairs, page.width(), page.height()))
			.addObject("spelled", Spelled.of(reading.number(), wording))
			.addObject("mend",
					MendPage.of(answer.mended(), sent, expected, repairs, this.lookAlikes.of(digits), json, wording))
			.addObject("remarks", this.classifier.card().remarks())
			.addObject("json", json);
	}

	/**
	 * The form has two fields for a picture, for files and for the camera: the one that
	 * was used.
	 */
	private static @Nullable MultipartFile chosen(List<MultipartFile> images) {
		return images.stream()
			.filter((image) -> !image.isEmpty() || !String.valueOf(image.getOriginalFilename()).isEmpty())
			.findFirst()
			.orElse(null);
	}

}
