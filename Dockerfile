# syntax=docker/dockerfile:1
# docs/deploy.md says how to run the image; deploy/prove-image-steps.sh runs these steps without an engine.

# The build takes the natives of the platform that it runs on, so build on (or emulate) the one you deploy to.
FROM eclipse-temurin:25-jdk-noble AS build
WORKDIR /build
COPY .mvn .mvn
COPY mvnw pom.xml ./
COPY models models
COPY src/main src/main
RUN --mount=type=cache,target=/root/.m2 ./mvnw -B -DskipTests package
RUN java -Djarmode=tools -jar target/digits.jar extract --layers --destination layers

# glibc is a must (ND4J's natives need 2.27 or newer), so no Alpine.
FROM eclipse-temurin:25-jre-noble
RUN useradd --system --uid 10001 --home-dir /app --shell /usr/sbin/nologin digits
WORKDIR /app
COPY deploy/java.options deploy/healthcheck ./
# What changes least comes first.
COPY --from=build /build/layers/dependencies/ ./
COPY --from=build /build/layers/spring-boot-loader/ ./
COPY --from=build /build/layers/snapshot-dependencies/ ./
COPY --from=build /build/layers/application/ ./
# One start at build time unpacks the native libraries and writes down what a start needs. Root owns both, so that the
# server can't change what it runs.
RUN --mount=type=bind,source=deploy/make-cache,target=/tmp/make-cache bash /tmp/make-cache \
	&& mkdir natives && find /tmp/javacpp -type f -name '*.so*' -exec mv -t natives {} + \
	&& rm -rf /tmp/javacpp \
	&& mkdir uploads stacks && chown 10001 uploads stacks

USER 10001
EXPOSE 8080
# Yours to change; the flags that it can't do without are in java.options. See docs/deploy.md for what memory it needs.
ENV JDK_JAVA_OPTIONS="-Xms64m -Xmx1g -XX:+UseSerialGC -XX:MinHeapFreeRatio=10 -XX:MaxHeapFreeRatio=25 -Dorg.bytedeco.javacpp.maxphysicalbytes=1800m" \
	OMP_NUM_THREADS=1 MALLOC_ARENA_MAX=1 MALLOC_MMAP_THRESHOLD_=131072
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 CMD ["bash", "/app/healthcheck"]
ENTRYPOINT ["java", "-XX:AOTCache=digits.aot", "@java.options", "-jar", "digits.jar"]
